import { Sign } from '../parts/Sign.js';

/** What is past its review date: the learner hears of it before the first words and beside the sources. */
export function Notices({ notices }: { readonly notices: readonly string[] | undefined }) {
  return notices?.map((notice) => (
    <p key={notice} class="notice">
      <Sign kind="warning" />
      <span>{notice}</span>
    </p>
  ));
}

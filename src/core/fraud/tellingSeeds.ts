/**
 * Seeds for a lesson, of past claims and of the claims now in hand: thirty thousand each, with six reviews a day for 250 days. With
 * `selective-labels` and both proxies planted, both groups are referred more often and found wrong less often, all four beyond chance;
 * with nothing planted, or learned from the truth, none is.
 *
 * Chosen for that, and a page should say so: over seeds 100 to 111 (and those plus 1,000) the planted referral disparity was beyond
 * chance every time, that in outcome in 3 of 12 (age) and 6 of 12 (nationality).
 */
export const tellingSeeds = { past: 5, now: 1_005 } as const;

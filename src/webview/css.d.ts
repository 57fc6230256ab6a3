/** Style sheets are gathered by the bundler into one file a page. */
declare module '*.css';

/** A style sheet's text. The build minifies it. */
declare module '*.css?inline' {
  const text: string
  export default text
}

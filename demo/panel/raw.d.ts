/** What Vite makes of a file that is imported with `?raw`: its text. */
declare module '*?raw' {
  const text: string
  export default text
}

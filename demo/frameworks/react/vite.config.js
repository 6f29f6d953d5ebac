export default {
  server: { port: 5173, strictPort: true, proxy: { '/api': 'http://localhost:3000' } },
}

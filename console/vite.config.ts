import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The server serves the result at /console/; while developing, calls go on to a server of your own.
const server = process.env.STEPWELL_ENDPOINT ?? 'http://127.0.0.1:8083';

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: 'target/classes/console',
    emptyOutDir: true,
    sourcemap: false,
    chunkSizeWarningLimit: 2000,
  },
  server: {
    proxy: {
      '/_stepwell': { target: server, changeOrigin: false },
      '^/$': { target: server, changeOrigin: false },
    },
  },
});

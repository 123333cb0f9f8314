import './style/style.css'
import { Router } from '@solidjs/router'
import { ErrorBoundary } from 'solid-js'
import { render } from 'solid-js/web'
import { makeBrowserDevice } from './device/browser.ts'
import { Broken } from './pages/broken.tsx'
import { routes } from './routes.tsx'
import { AppContext, createApp } from './state/app.ts'

const device = makeBrowserDevice(import.meta.env.PROD)

render(() => {
  const app = createApp(device)
  return (
    <AppContext.Provider value={app}>
      <ErrorBoundary fallback={<Broken />}>
        <Router>{routes}</Router>
      </ErrorBoundary>
    </AppContext.Provider>
  )
}, document.getElementById('app')!)

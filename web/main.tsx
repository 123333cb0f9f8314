import './style/style.css'
import { Router } from '@solidjs/router'
import { render } from 'solid-js/web'
import { makeBrowserDevice } from './device/browser.ts'
import { routes } from './routes.tsx'
import { AppContext, createApp } from './state/app.ts'

const device = makeBrowserDevice(import.meta.env.PROD)

render(() => {
  const app = createApp(device)
  return (
    <AppContext.Provider value={app}>
      <Router>{routes}</Router>
    </AppContext.Provider>
  )
}, document.getElementById('app')!)

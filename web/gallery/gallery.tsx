import '../style/style.css'
import { render } from 'solid-js/web'
import { Frame } from './frame.tsx'
import { Verdicts } from './verdicts.tsx'

render(() => (location.hash.startsWith('#!') ? <Verdicts /> : <Frame />), document.body)

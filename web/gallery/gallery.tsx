import '../style/style.css';
import { render } from 'solid-js/web';
import { Frame } from './frame.tsx';

render(() => <Frame />, document.body);

import type { Device } from '../device/device.ts'
import type { CameraChoice } from './scanner.ts'

/** «Không dùng máy ảnh» holds for this machine, whoever signs in, until a camera is asked for again. */
export const cameraChoice = ({ deviceStore }: Pick<Device, 'deviceStore'>): CameraChoice => ({
  isOff: () =>
    deviceStore
      .run((database) => database.get('facts', 'cameraOff'))
      .then(
        (kept) => kept === true,
        () => false,
      ),
  setOff: (off) => void deviceStore.run((database) => database.put('facts', off, 'cameraOff')).catch(() => {}),
})

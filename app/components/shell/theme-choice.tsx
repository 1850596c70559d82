import { Monitor, Moon, Sun } from 'lucide-react'
import { SegmentedControl } from '../ui/segmented-control.tsx'
import type { Theme } from './theme.ts'
import { useTheme } from './use-theme.ts'

/** Light for the projector, dark for the evening. */
export function ThemeChoice() {
  const [theme, setTheme] = useTheme()
  return (
    <SegmentedControl<Theme>
      label="Utseende"
      size="s"
      value={theme}
      onChange={setTheme}
      options={[
        { id: 'light', label: 'Ljust', icon: <Sun aria-hidden /> },
        { id: 'dark', label: 'Mörkt', icon: <Moon aria-hidden /> },
        { id: 'system', label: 'Auto', icon: <Monitor aria-hidden /> },
      ]}
    />
  )
}

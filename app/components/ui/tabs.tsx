import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel, TabPanels } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './tabs.module.css'

export type TabEntry<Id extends string = string> = {
  id: Id
  label: string
  /** A number beside the label. */
  count?: number
  icon?: ReactNode
  content: ReactNode
}

export type TabsProps<Id extends string = string> = {
  /** What the tabs choose between, read out. */
  label: string
  tabs: readonly TabEntry<Id>[]
  value?: Id
  defaultValue?: Id
  onChange?: (id: Id) => void
  className?: string
}

export function Tabs<Id extends string = string>({
  label,
  tabs,
  value,
  defaultValue,
  onChange,
  className,
}: TabsProps<Id>) {
  return (
    <AriaTabs
      {...(value !== undefined && { selectedKey: value })}
      {...(defaultValue !== undefined && { defaultSelectedKey: defaultValue })}
      onSelectionChange={(id) => onChange?.(id as Id)}
      className={classNames(styles.tabs, className)}
    >
      <TabList aria-label={label} className={styles.list}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={styles.tab}>
            {tab.icon}
            {tab.label}
            {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      <TabPanels>
        {tabs.map((tab) => (
          <TabPanel key={tab.id} id={tab.id} className={styles.panel}>
            {tab.content}
          </TabPanel>
        ))}
      </TabPanels>
    </AriaTabs>
  )
}

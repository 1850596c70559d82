import { ChevronLeft, ChevronRight } from 'lucide-react'
import {
  Calendar as AriaCalendar,
  Button,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
} from 'react-aria-components'
import styles from './date-field.module.css'
import field from './field.module.css'

/** A month to pick a day from; takes its value from the date field around it. Weeks start on Monday. */
export function Calendar() {
  return (
    <AriaCalendar className={styles.calendar} firstDayOfWeek="mon">
      <header className={styles.header}>
        <Button slot="previous" className={field.adornment}>
          <ChevronLeft aria-hidden />
        </Button>
        <CalendarHeading className={styles.month} />
        <Button slot="next" className={field.adornment}>
          <ChevronRight aria-hidden />
        </Button>
      </header>
      <CalendarGrid className={styles.grid} weekdayStyle="short">
        <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className={styles.cell} />}</CalendarGridBody>
      </CalendarGrid>
    </AriaCalendar>
  )
}

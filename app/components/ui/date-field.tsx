import { type CalendarDate, parseDate } from '@internationalized/date'
import { CalendarDays } from 'lucide-react'
import {
  DatePicker as AriaDatePicker,
  type DatePickerProps as AriaDatePickerProps,
  Button,
  DateInput,
  DateSegment,
  Dialog,
  Group,
  Popover,
} from 'react-aria-components'
import { type CivilDatum, isCivilDatum } from '#domain/ska/civil-datum.ts'
import { Calendar } from './calendar.tsx'
import { classNames } from './class-names.ts'
import dateStyles from './date-field.module.css'
import styles from './field.module.css'
import { FieldParts, type FieldTexts } from './field.tsx'
import overlay from './overlay.module.css'

export type DateFieldProps = Omit<
  AriaDatePickerProps<CalendarDate>,
  'className' | 'children' | 'isInvalid' | 'value' | 'defaultValue' | 'onChange' | 'minValue' | 'maxValue'
> &
  FieldTexts & {
    value?: CivilDatum | null
    defaultValue?: CivilDatum | null
    onChange?: (value: CivilDatum | null) => void
    min?: CivilDatum
    max?: CivilDatum
  }

/** A day, typed or picked. Civil dates in and out: no clock and no time zone can move it. */
export function DateField({
  label,
  isLabelHidden,
  description,
  errorMessage,
  value,
  defaultValue,
  onChange,
  min,
  max,
  className,
  ...props
}: DateFieldProps) {
  return (
    <AriaDatePicker
      {...props}
      {...(value !== undefined && { value: toDate(value) })}
      {...(defaultValue !== undefined && { defaultValue: toDate(defaultValue) })}
      onChange={(next) => onChange?.(next === null ? null : next.toString())}
      minValue={toDate(min)}
      maxValue={toDate(max)}
      isInvalid={!!errorMessage || undefined}
      shouldForceLeadingZeros
      className={classNames(styles.field, className)}
    >
      <FieldParts {...{ label, isLabelHidden, description, errorMessage }} isRequired={props.isRequired}>
        <Group className={styles.box}>
          <DateInput className={dateStyles.input}>
            {(segment) => <DateSegment segment={segment} className={dateStyles.segment} />}
          </DateInput>
          <Button className={styles.adornment}>
            <CalendarDays aria-hidden />
          </Button>
        </Group>
      </FieldParts>
      <Popover className={overlay.popover} offset={6}>
        <Dialog className={dateStyles.dialog}>
          <Calendar />
        </Dialog>
      </Popover>
    </AriaDatePicker>
  )
}

function toDate(datum: CivilDatum | null | undefined): CalendarDate | null {
  return datum && isCivilDatum(datum) ? parseDate(datum) : null
}

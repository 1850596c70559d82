import { type CalendarDate, parseDate } from '@internationalized/date'
import { CalendarDays } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
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

/**
 * A day, typed or picked. Civil dates in and out: no clock and no time zone can move it. What is typed is told when
 * it is finished, since on its way to 2027 a year is 2, 20 and 202.
 */
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
  onBlur,
  ...props
}: DateFieldProps) {
  const typing = useTyping(value, onChange)
  return (
    <AriaDatePicker
      {...props}
      {...(value !== undefined && { value: typing.shown })}
      {...(defaultValue !== undefined && { defaultValue: toDate(defaultValue) })}
      onOpenChange={typing.onOpenChange}
      onChange={typing.onChange}
      onBlur={(event) => {
        typing.finish()
        onBlur?.(event)
      }}
      onKeyDown={(event: KeyboardEvent) => event.key === 'Enter' && typing.finish()}
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

/** Holds what is being typed back until the focus leaves the field or Enter is pressed; a picked day is told at once. */
function useTyping(value: CivilDatum | null | undefined, tell: DateFieldProps['onChange']) {
  const [typed, setTyped] = useState<CalendarDate | null | undefined>(undefined)
  const isOpen = useRef(false)
  const end = (next: CalendarDate | null) => {
    setTyped(undefined)
    const datum = next === null ? null : next.toString()
    if (datum !== value && (datum === null || isCivilDatum(datum))) tell?.(datum)
  }
  return {
    shown: typed === undefined ? toDate(value) : typed,
    onOpenChange: (open: boolean) => {
      isOpen.current = open
    },
    onChange(next: CalendarDate | null) {
      if (value === undefined || isOpen.current) end(next)
      else setTyped(next)
    },
    finish: () => typed !== undefined && end(typed),
  }
}

function toDate(datum: CivilDatum | null | undefined): CalendarDate | null {
  return datum && isCivilDatum(datum) ? parseDate(datum) : null
}

// Narrows the list: names, severity with counts, category, agent, status; and stops it from moving.
import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay, IconSearch } from '@tabler/icons-react'
import type { Category, Severity } from '../../analyzers/finding.ts'
import { capitalise } from '../findings/words.ts'
import { countSeverities, type Filters, listChoices, noFilters } from './rows.ts'
import { countHidden, type SupervisorState } from './state.ts'
import classes from './supervisor.module.css'

interface Props {
  state: SupervisorState
  onFilter(filters: Partial<Filters>): void
  onPause(isPaused: boolean): void
}

export function FilterBar({ state, onFilter, onPause }: Props) {
  const { filters, paused } = state
  const hidden = countHidden(state)
  const counts = countSeverities(state)
  const { categories, agents, signalCount } = listChoices(state.paused ?? state)
  const isFiltered = JSON.stringify(filters) !== JSON.stringify(noFilters)
  return (
    <search className={classes.filters} aria-label="Filter flagged conversations">
      <div className={classes.filterRow}>
        <TextInput
          className={classes.search ?? ''}
          type="search"
          aria-label="Search names"
          placeholder="Search customer or agent"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={filters.search}
          onChange={(event) => onFilter({ search: event.currentTarget.value })}
        />
        <Button
          variant={paused ? 'filled' : 'default'}
          aria-pressed={paused !== null}
          leftSection={paused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
          onClick={() => onPause(paused === null)}
        >
          {paused ? `Paused${hidden > 0 ? `, ${hidden} new` : ''}` : 'Pause list'}
        </Button>
      </div>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label="Severity"
        value={filters.severity}
        onChange={(severity) => onFilter({ severity: severity as Severity | 'all' })}
        data={[
          { value: 'all', label: `All ${counts.all}` },
          { value: 'error', label: `Errors ${counts.error}` },
          { value: 'warning', label: `Warnings ${counts.warning}` },
          { value: 'info', label: `Notes ${counts.info}` },
        ]}
      />
      <div className={classes.filterRow}>
        <NativeSelect
          size="xs"
          aria-label="Category"
          value={filters.category}
          onChange={(event) => onFilter({ category: event.currentTarget.value as Category | 'signal' | 'all' })}
          data={[
            { value: 'all', label: 'Category' },
            ...categories.map(([category, count]) => ({
              value: category,
              label: `${capitalise(category)} (${count})`,
            })),
            ...(signalCount > 0 ? [{ value: 'signal', label: `Customer signals (${signalCount})` }] : []),
          ]}
        />
        <NativeSelect
          size="xs"
          aria-label="Agent"
          value={filters.agent}
          onChange={(event) => onFilter({ agent: event.currentTarget.value })}
          data={[{ value: '', label: 'Agent' }, ...agents]}
        />
        <NativeSelect
          size="xs"
          aria-label="Status"
          value={filters.status}
          onChange={(event) => onFilter({ status: event.currentTarget.value as Filters['status'] })}
          data={[
            { value: 'all', label: 'Status' },
            { value: 'held', label: 'Held' },
            { value: 'delivered', label: 'Delivered' },
            { value: 'fault', label: 'Check failed' },
          ]}
        />
        {isFiltered && (
          <Button variant="subtle" size="compact-sm" onClick={() => onFilter(noFilters)}>
            Clear
          </Button>
        )}
      </div>
    </search>
  )
}

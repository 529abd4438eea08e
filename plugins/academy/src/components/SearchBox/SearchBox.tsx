import { useEffect, useRef, useState } from 'react';
import { SearchField } from '@backstage/ui';

const SETTLE_MS = 250;

/**
 * A search field that tells its value when typing pauses, so that neither the address nor the server is
 * asked for each letter; Enter and clearing tell it at once.
 */
export function SearchBox(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const { label, value, onChange } = props;
  const [text, setText] = useState(value);
  const told = useRef(value);

  // The value was changed from outside: by a link, or by a button that clears the search.
  useEffect(() => {
    if (value !== told.current) {
      told.current = value;
      setText(value);
    }
  }, [value]);

  useEffect(() => {
    if (text === told.current) {
      return undefined;
    }
    const timer = setTimeout(() => {
      told.current = text;
      onChange(text);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text, onChange]);

  function tell(now: string) {
    told.current = now;
    setText(now);
    onChange(now);
  }

  return (
    <SearchField
      aria-label={label}
      placeholder={label}
      size="small"
      value={text}
      onChange={setText}
      onSubmit={tell}
      onClear={() => tell('')}
    />
  );
}

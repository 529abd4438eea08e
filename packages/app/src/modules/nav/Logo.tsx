/** The project's own mark: a chip that wears a mortarboard. */
export function Logo(props: { size: number }) {
  const { size } = props;
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d="M11 3v4M16 3v4M21 3v4M11 25v4M16 25v4M21 25v4M3 11h4M3 16h4M3 21h4M25 11h4M25 16h4M25 21h4"
        stroke="#7fd1c4"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <rect
        x="7"
        y="7"
        width="18"
        height="18"
        rx="3"
        fill="#0b2740"
        stroke="#7fd1c4"
        strokeWidth="2"
      />
      <path d="M16 10.5 23 14l-7 3.5L9 14z" fill="#ffffff" />
      <path
        d="M12 16.5v3.2c0 1.2 1.8 2.3 4 2.3s4-1.1 4-2.3v-3.2l-4 2z"
        fill="#f2b134"
      />
    </svg>
  );
}

/** Which keys this page answers to. */
export function KeyHints({ keys }: { keys: readonly (readonly [string, string])[] }) {
  return (
    <ul className="desk-keys" aria-label="快捷键">
      {keys.map(([key, word]) => (
        <li key={key}>
          <kbd>{key}</kbd> {word}
        </li>
      ))}
    </ul>
  );
}

import { Icon } from "../common/icon.tsx";

const numbers = [
  { number: "110", name: "报警" },
  { number: "119", name: "火警" },
  { number: "120", name: "急救" },
  { number: "122", name: "交通事故" },
];

export function Emergencies() {
  return (
    <section className="emergencies" aria-label="紧急情况">
      <p className="emergencies-title">
        <Icon name="warning" />
        遇到危险或紧急情况，请马上拨打
      </p>
      <ul className="emergencies-list">
        {numbers.map(({ number, name }) => (
          <li key={number}>
            <a href={`tel:${number}`}>
              <strong>{number}</strong> {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

-- Who recorded an evaluation is known from its callback: needed so that nobody re-checks his own. Imported history has no officer.
update evaluation set evaluated_by = callback.claimed_by
from callback
where callback.city_code = evaluation.city_code and callback.id = evaluation.callback_id and evaluation.source = 'phone'
  and evaluation.evaluated_by is null and callback.claimed_by is not null;

"""What follows from claims: what their categories count, which figures can hold together, and what they bound.

The modules, each resting on those before it:

- ``atoms``, ``categories``, ``coarsening``: what casualty categories count, as sets that can be compared;
- ``assumptions``, ``queries``: what is taken for granted, and what is asked;
- ``scopes``, ``occasions``, ``scoping``, ``statements``: what each claim counts, where, when, of whom;
- ``standing``, ``bearing``: which claims count, and which of them have to do with a question and with each other;
- ``cells``, ``programmes``, ``contradictions``: the smallest groups of people that have to be told apart, the linear
  programmes over them, and which rows of these cannot hold;
- ``bounds``, ``conflicts``, ``repairs``, ``history``: the answers;
- ``figures``, ``rules``, ``aggregation``, ``totals``: one number of several, by a rule that is named;
- ``origins``: who said it first;
- ``telling``, ``accounts``, ``reasons``, ``citations``, ``bibliography``, ``explanations``: all this in words.

The public names are those of `conflictdata` itself. Only ``programmes`` knows the solver.
"""

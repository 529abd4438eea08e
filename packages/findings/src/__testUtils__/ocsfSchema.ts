/*
 * What OCSF 1.6 asks of a finding of class 2003 or 2008 (https://schema.ocsf.io/1.6.0, github.com/ocsf/ocsf-schema): required
 * attributes, constraints on sets of attributes, and enumerations with their captions; of the objects that the academy writes.
 */

type Value = Record<string, any>;

interface Shape {
  required?: readonly string[];
  /** One of them has to be there; empty text and lists are not. */
  atLeastOne?: readonly string[];
  /** By the attribute of the id, the captions by id; 99 has any. */
  enums?: Readonly<Record<string, Readonly<Record<number, string>>>>;
  objects?: Readonly<Record<string, Shape>>;
}

const SEVERITIES = {
  0: 'Unknown',
  1: 'Informational',
  2: 'Low',
  3: 'Medium',
  4: 'High',
  5: 'Critical',
  6: 'Fatal',
  99: 'Other',
};

const NAMED: Shape = { atLeastOne: ['name', 'uid'] };

const FINDING: Shape = {
  required: [
    'activity_id',
    'category_uid',
    'class_uid',
    'cloud',
    'finding_info',
    'metadata',
    'severity_id',
    'time',
    'type_uid',
  ],
  enums: {
    activity_id: { 0: 'Unknown', 1: 'Create', 2: 'Update', 3: 'Close' },
    severity_id: SEVERITIES,
    status_id: {
      0: 'Unknown',
      1: 'New',
      2: 'In Progress',
      3: 'Suppressed',
      4: 'Resolved',
      5: 'Archived',
      6: 'Deleted',
    },
    category_uid: { 2: 'Findings' },
    class_uid: { 2003: 'Compliance Finding', 2008: 'IAM Analysis Finding' },
  },
  objects: {
    cloud: { required: ['provider'], objects: { account: NAMED } },
    finding_info: { required: ['uid'] },
    metadata: {
      required: ['product', 'version'],
      objects: { product: NAMED },
    },
    remediation: { required: ['desc'] },
    resources: NAMED,
    user: { atLeastOne: ['account', 'name', 'uid'] },
  },
};

const CLASSES: Readonly<Record<number, Shape>> = {
  2003: {
    required: ['compliance'],
    objects: {
      compliance: {
        enums: {
          status_id: { 0: 'Unknown', 1: 'Pass', 2: 'Warning', 3: 'Fail' },
        },
        atLeastOne: ['control', 'checks', 'standards'],
      },
    },
  },
  2008: {
    atLeastOne: [
      'access_analysis_result',
      'identity_activity_metrics',
      'permission_analysis_results',
    ],
    objects: {
      access_analysis_result: {
        required: ['accessors'],
        objects: { accessors: { atLeastOne: ['account', 'name', 'uid'] } },
      },
      permission_analysis_results: { objects: { policy: NAMED } },
    },
  },
};

/** The attribute that has the caption of an id. */
function captionOf(id: string): string {
  return id === 'class_uid' || id === 'category_uid' || id === 'activity_id'
    ? id.replace(/_u?id$/, '_name')
    : id.replace(/_id$/, '');
}

/** What in an event is not as the schema has it; empty where all is. */
export function ocsfProblems(event: object): string[] {
  const value = event as Value;
  const own = CLASSES[value.class_uid];
  if (!own) {
    return [`class_uid ${value.class_uid} is not written`];
  }
  return [
    ...problemsIn(value, FINDING, ''),
    ...problemsIn(value, own, ''),
    ...(value.type_uid === value.class_uid * 100 + value.activity_id
      ? []
      : [`type_uid ${value.type_uid} is not that of class and activity`]),
    ...(Number.isInteger(value.time) && value.time > 1e11
      ? []
      : [`time ${value.time} is no milliseconds`]),
  ];
}

function problemsIn(value: Value, shape: Shape, at: string): string[] {
  const { required = [], atLeastOne, enums = {}, objects = {} } = shape;
  const isThere = (name: string) =>
    value[name] !== undefined &&
    value[name] !== null &&
    value[name].length !== 0;
  return [
    ...required
      .filter(name => !isThere(name))
      .map(name => `${at}${name} is missing`),
    ...(atLeastOne && !atLeastOne.some(isThere)
      ? [`${at}: one of ${atLeastOne.join(', ')} is missing`]
      : []),
    ...Object.entries(enums).flatMap(([name, captions]) => {
      const id = value[name];
      const caption = value[captionOf(name)];
      if (id === undefined) {
        return [];
      }
      if (id === 99) {
        return typeof caption === 'string' && caption !== ''
          ? []
          : [`${at}${name} is Other and nothing says what`];
      }
      return captions[id] === undefined || captions[id] !== caption
        ? [`${at}${name} ${id} is ${caption}, expected ${captions[id]}`]
        : [];
    }),
    ...Object.entries(objects).flatMap(([name, inner]) =>
      value[name] === undefined
        ? []
        : [value[name]]
            .flat()
            .flatMap(each => problemsIn(each, inner, `${at}${name}.`)),
    ),
  ];
}

export * from './importRoadmaps';
export * from './parseRoadmap';
export type { Roadmap, RoadmapCompetency, RoadmapParse } from './Roadmap';
export type { RoadmapEntityOptions } from './roadmapEntities';

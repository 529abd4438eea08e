export { NextStepCard, type NextStepCardProps } from './NextStepCard';

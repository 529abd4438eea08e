export { maskBy as maskSensitive, SENSITIVE } from '../redaction';

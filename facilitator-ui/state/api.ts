export { ask, refusalIn } from '../../shared/client/api.ts';

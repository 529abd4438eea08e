export { readPaging, type Paging } from './readPaging';
export { useTablePaging } from './useTablePaging';

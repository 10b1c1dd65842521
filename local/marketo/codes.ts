/** What Marketo says with each code. Source: Adobe, Marketo REST API error codes. */
const requestMessages: Readonly<Record<string, string>> = {
  600: 'Access token not specified',
  601: 'Access token invalid',
  602: 'Access token expired',
  603: 'Access denied',
  604: 'Request timed out',
  605: 'HTTP Method not supported',
  606: "Max rate limit '100' exceeded with in '20' secs",
  607: "Daily quota '50000' reached",
  608: 'API Temporarily Unavailable',
  609: 'Invalid JSON',
  610: 'Requested resource not found',
  611: 'System error',
  612: 'Invalid Content Type',
  613: 'Invalid Multipart Request',
  614: 'Invalid Subscription',
  615: "Concurrent access limit '10' reached",
  616: 'Invalid subscription type',
  701: 'Field cannot be blank',
  702: 'No data found',
  703: 'The feature is not enabled for the subscription',
  704: 'Invalid date format',
  709: 'Business rule violation',
  710: 'Parent folder not found',
  711: 'Incompatible folder type',
  713: 'Transient error',
  718: 'ExternalSalesPersonID not found',
  719: 'Lock wait timeout',
};

/** What Marketo says about one record of a call. */
const recordMessages: Readonly<Record<string, string>> = {
  1001: 'Invalid value: it does not have the type of the field',
  1002: 'Missing value for a required parameter',
  1003: 'Invalid data',
  1004: 'Lead not found',
  1005: 'Lead already exists',
  1006: 'Field not found',
  1007: 'Multiple leads match the lookup criteria',
  1008: 'Access denied to partition',
  1009: 'Partition name must be specified',
  1010: 'Partition update not allowed',
  1011: 'Field not supported',
  1012: 'Invalid cookie value',
  1013: 'Object not found',
  1015: 'Lead not in list',
  1016: 'Too many imports',
  1018: 'CRM enabled',
  1021: 'Company update not allowed',
  1027: 'Custom activity types limit reached',
  1028: 'Custom activity fields limit reached',
  1029: 'Too many jobs in queue',
  1035: 'Unsupported filter type for target subscription',
  1042: 'Invalid runAt date',
  1049: 'Attributes exceed the limit of 65536 bytes',
  1076: 'Merge in the CRM failed',
  1077: 'Merge in the CRM failed',
  1078: 'Merge in the CRM failed',
  1079: 'Merge in the CRM failed',
  1080: 'Too many records to merge',
};

const byNumber = (codes: Readonly<Record<string, string>>): string[] => Object.keys(codes).sort((a, b) => Number(a) - Number(b));

/** Codes that refuse a whole call. */
export const requestCodes: readonly string[] = byNumber(requestMessages);

/** Codes of one record. */
export const recordCodes: readonly string[] = byNumber(recordMessages);

/** The text of a code. */
export function messageOfCode(code: string): string {
  return requestMessages[code] ?? recordMessages[code] ?? 'Unpublished';
}

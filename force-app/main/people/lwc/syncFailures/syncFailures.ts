import { api, LightningElement } from 'lwc';
import getFailures from '@salesforce/apex/FieldSyncController.getFailures';
import getFailuresCsv from '@salesforce/apex/FieldSyncController.getFailuresCsv';
import { downloadCsv } from 'c/csvDownload';
import { fill, formatNumber } from 'c/format';
import { toProblem } from 'c/problems';
import { labels } from './labels';

/** Rows per page. */
const PAGE_SIZE = 50;

interface Row extends Apex.SyncFailure {
  key: string;
  person: string;
  /** The person's page in this org. */
  address: string;
  action: string;
}

const RECORD_ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

function rowOf(failure: Apex.SyncFailure): Row {
  const { id = '', name, salesforceId = '', marketoId } = failure;
  return {
    ...failure,
    key: id,
    person: name ?? (salesforceId || fill(labels.marketoPerson, marketoId ?? '')),
    address: RECORD_ID.test(salesforceId) ? `/${salesforceId}` : '',
    action: failure.problem?.action ?? '',
  };
}

/**
 * The people that a sync could not bring over, with the reason and what to do.
 * Fires `retryall`.
 */
export default class SyncFailures extends LightningElement {
  @api runId = '';
  /** How many rows failed in all. */
  @api total = 0;
  @api busy = false;
  labels = labels;
  rows: Row[] = [];
  problem: Apex.Problem | undefined = undefined;
  isLoading = true;
  mayHaveMore = false;

  get shown(): string {
    return fill(labels.shown, formatNumber(this.rows.length), formatNumber(this.total));
  }

  get isFirstLoad(): boolean {
    return this.isLoading && this.rows.length === 0;
  }

  get isEmpty(): boolean {
    return !this.isLoading && this.problem === undefined && this.rows.length === 0;
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  override connectedCallback(): void {
    this.handleMore().catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  async handleMore(): Promise<void> {
    this.isLoading = true;
    this.problem = undefined;
    try {
      const afterId = this.rows.at(-1)?.id;
      const page = await getFailures({ runId: this.runId, afterId, size: PAGE_SIZE });
      this.rows = [...this.rows, ...page.map(rowOf)];
      this.mayHaveMore = page.length === PAGE_SIZE;
    } catch (error) {
      this.problem = toProblem(error);
    } finally {
      this.isLoading = false;
    }
  }

  async handleDownload(): Promise<void> {
    this.problem = undefined;
    try {
      downloadCsv(labels.fileName, await getFailuresCsv({ runId: this.runId }));
    } catch (error) {
      this.problem = toProblem(error);
    }
  }

  handleRetryAll(): void {
    this.dispatchEvent(new CustomEvent('retryall'));
  }
}

/** `lightning/navigation` of the local host. Source: LWC Component Reference, navigation. */
import { currentPage, navigate, onPageChange, urlOf, type PageReference } from '../../../runtime/router.ts';

type Constructor = new (...args: never[]) => object;

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

/** Adds navigation to a component class. */
function mixin(Base: Constructor): Constructor {
  return class extends Base {
    [Navigate](reference: PageReference, replace?: boolean): void {
      navigate(reference, replace);
    }
    [GenerateUrl](reference: PageReference): Promise<string> {
      return Promise.resolve(urlOf(reference));
    }
  };
}

export const NavigationMixin = Object.assign(mixin, { Navigate, GenerateUrl });

/** Wire adapter: the current page reference. */
export class CurrentPageReference {
  private readonly emit: (reference: PageReference) => void;
  private end: (() => void) | undefined;
  constructor(emit: (reference: PageReference) => void) {
    this.emit = emit;
    emit(currentPage());
  }
  connect(): void {
    this.end = onPageChange((reference) => this.emit(reference));
  }
  update(): void {
    this.emit(currentPage());
  }
  disconnect(): void {
    this.end?.();
  }
}

/** What the scripts share: members of the one global, each filled in by the file named after it. Types only; nothing here is uploaded. */

interface InoLinkRecord {
    /** Logical name. */
    table: string;
    /** Lower case, without braces. */
    id: string;
    name?: string;
}

/** The two columns of a record that enable rules look at. */
interface Glance {
    /** Choice ino_linkstatus; null for a record that was never promoted. */
    status: number | null;
    accountingId: string;
}

/** The answer of ino_GetLinkStatus; dates are UTC, blank values are absent. */
interface InoLinkStatus {
    IsLinked: boolean;
    LinkStatus: "NotLinked" | "ToBeLinked" | "Linked" | "Error" | "Unlinked";
    QuickBooksType?: string;
    QuickBooksId?: string;
    QuickBooksDocNumber?: string;
    QuickBooksUrl?: string;
    LastLinkedOn?: string;
    LinkJobId?: string;
    CanPromote: boolean;
    CanUnlink: boolean;
    BlockedReason?: string;
    BlockedCode?: string;
    ErrorDescription?: string;
    /** What promoting with Force would do although a rule refuses the record, as the words of a button. */
    ForceLabel?: string;
    RecordName?: string;
    CompanyName?: string;
    ConnectionProblem?: string;
    PlannedAction?: string;
    PlannedType?: string;
    FormerQuickBooksId?: string;
    JobStatus?: string;
    JobSubmittedOn?: string;
    CustomerName?: string;
    TotalAmount?: number;
    CurrencyCode?: string;
}

/** How a job ended, or that it has not while somebody watched. */
interface InoLinkProgress {
    end: "success" | "error" | "canceled" | "waiting" | "left";
    reason?: string;
}

interface InoLinkBatchCounts {
    succeeded: number;
    failed: number;
    waiting: number;
}

/** Where a record is promoted from: a form, or the side pane. */
interface InoLinkPlace {
    record: InoLinkRecord;
    isDirty(): boolean;
    /** Rejects where a value is not valid. */
    save(): PromiseLike<unknown>;
    /** Whether the record is still the one that is open. */
    isOpen(): boolean;
    say(level: "INFO" | "WARNING" | "ERROR", message: string): void;
    hush(): void;
    refresh(): Promise<void>;
}

interface InoLinkGrid {
    refresh(): void;
}

interface InoLinkList {
    table?: string;
    ids?: string[];
    batch?: string;
    failed?: boolean;
}

interface InoLink {
    Texts: {
        ready(): Promise<void>;
        text(key: string, ...values: (string | number)[]): string;
        records(table: string, count: number): string;
        object(type: string | undefined, number: string | undefined): string;
        language(): string;
        amount(value: number, currency: string | undefined): string;
        day(utc: string | undefined): string;
        moment(utc: string | undefined): string;
    };
    Calls: {
        bare(id: string): string;
        linkStatus(record: InoLinkRecord): Promise<InoLinkStatus>;
        promote(record: InoLinkRecord, force: boolean): Promise<any>;
        promoteMany(table: string, ids: string[]): Promise<any>;
        unlink(record: InoLinkRecord): Promise<any>;
        unlinkMany(table: string, ids: string[]): Promise<any>;
        retry(job: string): Promise<any>;
        cancel(job: string): Promise<any>;
        promotableTables(): Promise<string[]>;
        glance(record: InoLinkRecord): Promise<Glance>;
        forget(record: InoLinkRecord): void;
        jobProgress(job: string): PromiseLike<any>;
        jobOutcome(job: string): PromiseLike<any>;
        batchCounts(batch: string): Promise<Record<number, number>>;
    };
    Notices: {
        busy<T>(what: string, action: () => Promise<T>): Promise<T>;
        ask(title: string, question: string, yes: string, no?: string): Promise<boolean>;
        explain(title: string, reason: string, label?: string, go?: () => unknown): Promise<void>;
        tell(level: "success" | "error" | "warning" | "info", message: string, label?: string, go?: () => unknown): Promise<string>;
        clear(id: string | undefined): unknown;
        reasonOf(error: any): string;
        failed(error: any): Promise<void>;
        openQuickBooks(url: string | undefined): void;
        openJob(job: string): Promise<unknown>;
        openAllJobs(): Promise<unknown>;
        openConnect(): Promise<unknown>;
        openPreview(table: string, ids: string[]): Promise<unknown>;
        openJobs(what: InoLinkList): Promise<unknown>;
    };
    Watch: {
        job(job: string, goesOn: () => boolean): Promise<InoLinkProgress>;
        batch(batch: string, total: number, report: (counts: InoLinkBatchCounts) => Promise<void>): Promise<InoLinkBatchCounts>;
        JOB: { queued: number; inProgress: number; success: number; error: number; canceled: number };
        ended(status: number): boolean;
    };
    Promotion: { promote(place: InoLinkPlace): Promise<void>; overrule(place: InoLinkPlace): Promise<void>; unlink(place: InoLinkPlace): Promise<void> };
    Bulk: {
        promote(grid: InoLinkGrid, records: InoLinkRecord[]): Promise<void>;
        unlink(grid: InoLinkGrid, records: InoLinkRecord[]): Promise<void>;
        summary(done: string, skipped: Array<{ RecordName?: string; Reason: string }>): string;
    };
    Pane: { open(place: InoLinkPlace): Promise<void> };
    Page: {
        data(): InoLinkList;
        element(name: string, text?: string, style?: string): HTMLElement;
        button(label: string, action: () => unknown, style?: string): HTMLButtonElement;
        start(begin: () => Promise<void>): Promise<void>;
    };
    JobList: {
        query(what: InoLinkList, count: number, page: number): string;
        read(what: InoLinkList, count: number, page: number): Promise<any[]>;
        status(job: any): HTMLElement;
        buttons(job: any, again: () => Promise<void>): HTMLElement;
        reason(job: any): string;
        FORMATTED: string;
    };
    Commands: Record<string, any>;
    Rules: Record<string, any>;
    Jobs: Record<string, any>;
    Form: Record<string, any>;
}

interface Window {
    InoLink: InoLink;
}

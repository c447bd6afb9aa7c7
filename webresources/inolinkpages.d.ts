/** What the pages connect, link existing and preview share; beside inolink.d.ts, which is the ribbons' and forms'. Types only; nothing here is uploaded. */

interface ConsentAnswer {
    code: string;
    state: string;
    realmId: string;
    /** Intuit's word, e.g. access_denied; empty where there is a code. */
    error: string;
}

/** A row of ino_GetConnectionSettings; blank values are absent, and those of a company before there is one. */
interface InoLinkConnection {
    ConnectionId: string;
    Name: string;
    ClientId: string;
    HasSecret: boolean;
    SecretSetOn?: string;
    SecretSetBy?: string;
    Environment: "Sandbox" | "Production";
    RedirectUri?: string;
    HasConsent: boolean;
    CompanyId: string;
    CompanyName?: string;
    RealmId?: string;
    State?: string;
    StateReason?: string;
    IsCopy?: boolean;
    ReconnectBefore?: string;
    TimeZone?: string;
    Country?: string;
    HomeCurrency?: string;
}

interface InoLinkWizard {
    /** What the wizard is about; null for a new one. */
    connection: InoLinkConnection | null;
    step: string;
    steps: Record<string, { enter?: () => Promise<void> | void; leave?: () => void }>;
    /** The connection, in the steps that have one; else it throws. */
    current(): InoLinkConnection;
    go(step: string): Promise<void>;
    reload(): Promise<InoLinkConnection[]>;
    overview(): Promise<void>;
    facts(connection: InoLinkConnection): Node[];
}

interface InoLink {
    Pages: {
        APIS: Record<string, { types: Record<string, string>; isFunction?: boolean }>;
        PageError: new (message: string) => Error;
        announce(message: string): void;
        byId(id: string): any;
        call(name: string, values?: Record<string, any>): Promise<any>;
        data(): Record<string, any>;
        day(value: Date | string | null | undefined): string;
        element(tag: string, attributes?: Record<string, any>, ...children: Array<Node | string | null | undefined>): any;
        explain(failure: any): string;
        fill(root: ParentNode): void;
        literal(value: string): string;
        loadTexts(lcid: number): Promise<void>;
        money(value: number | null | undefined, currency: string): string;
        once(button: any, place: any, work: () => Promise<void>): Promise<void>;
        parseTexts(xml: string): Map<string, string>;
        pause(milliseconds: number): Promise<void>;
        request(name: string, types: Record<string, string>, values: Record<string, any>, isFunction?: boolean): any;
        show(place: any, kind: "info" | "success" | "warning" | "error", message: string, ...more: Node[]): void;
        start(work: () => Promise<void>): Promise<void>;
        text(key: string, ...values: Array<string | number>): string;
        whole(value: number): string;
        xrm(): any;
    };
    ConsentAnswer: {
        CHANNEL: string;
        PLAYGROUND: string;
        fromSearch(search: string): ConsentAnswer | null;
        fromPaste(pasted: string): ConsentAnswer | null;
        fromPopup(popup: any, origin: string): ConsentAnswer | null;
        canReturnTo(address: string, fetcher: (address: string, options: any) => Promise<any>): Promise<boolean>;
        mayRegister(address: string, environment: string): boolean;
    };
    Connect: InoLinkWizard;
    LinkExisting: { grouped(flat: any[]): Array<{ record: any; proposals: any[] }> };
    LinkPicker: { choose(proposed: { record: any; proposals: any[] }, company: string, table: string): Promise<any> };
}

using System.Globalization;

namespace InoLink.Engine.Problems;

/// <summary>
/// Every sentence that a job or a record can end with. One line a problem: code, fate, what happened, what to do.
/// The words are for bookkeepers and administrators: no raw codes, no stack traces.
/// </summary>
public static class Catalogue
{
    // company and connection
    public static Problem NoCompany() => Ends("INO-1001", "No QuickBooks company is connected.",
        "An administrator connects one in the app InoLink; then promote again.");

    public static Problem SeveralCompanies(string companies) => Ends("INO-1002", $"The owner's business unit leads to no QuickBooks company, and there are several: {companies}.",
        "An administrator gives one of them the business unit of this record's owner; then promote again.");

    public static Problem NoRight(string role) => Ends("INO-1003", $"You may not promote records: you lack the security role {role}.",
        $"Ask an administrator for the role {role}; then promote again.");

    public static Problem NeedsConsent(string company, string reason) => Waits("INO-1004", $"The connection to the QuickBooks company {company} needs a new consent: {reason}",
        "An administrator opens the company in the app InoLink and connects it again. The job then goes on by itself.");

    public static Problem CopiedEnvironment(string company) => Waits("INO-1005", $"The QuickBooks company {company} was connected from another environment, so this copy writes nothing to it.",
        "If this environment is to write to QuickBooks, an administrator connects the company here.");

    public static Problem SwitchedOff(string company) => Waits("INO-1006", $"The QuickBooks company {company} is switched off.",
        "An administrator sets its connection state to Connected. The job then goes on by itself.");

    public static Problem Throttled() => Waits("INO-1007", "QuickBooks' request limit for this company is reached.",
        "Nothing to do: the job goes on by itself after a minute.");

    public static Problem Unreachable(string reason) => Waits("INO-1008", $"QuickBooks could not be reached: {reason}",
        "Nothing to do: the job tries again by itself. If it goes on for hours, an administrator tests the connection in the app InoLink.");

    public static Problem Uncertain(string reason) => Waits("INO-1009", $"It is not known whether QuickBooks has written the record: {reason}",
        "Nothing to do: InoLink looks in QuickBooks after some minutes and takes up what it finds, so nothing is written twice.");

    public static Problem SettingsUnreadable(string reason) => Waits("INO-1010", $"The settings of the QuickBooks company could not be read: {reason}",
        "Nothing to do: the job tries again by itself.");

    public static Problem WrongLoopback() => Waits("INO-1011", "The environment variable ino_QuickBooksLoopback holds an address that is not allowed.",
        "An administrator clears the environment variable. The job then goes on by itself.");

    public static Problem FeatureOff(string table) => Ends("INO-1012", $"Promoting is switched off for the table {table}.",
        "An administrator switches the feature on in the link preferences; then promote again.");

    public static Problem NoSuchCompany() => Ends("INO-1013", "The chosen QuickBooks company is not connected to this environment.", "Choose one of the connected companies, or none.");

    public static Problem LinkedElsewhere(string company) => Ends("INO-1014", $"The record is linked to the QuickBooks company {company}.",
        "Promote it without choosing a company, or unlink it first.");

    public static Problem ChooseCompany(string companies) => Ends("INO-1015", $"A product alone leads to no QuickBooks company, and there are several: {companies}.",
        "Choose the company, or promote a document that needs the product.");

    public static Problem WaitsForProbe(DateTime? until) => Ends("INO-1016", "QuickBooks' answer to the last attempt was lost, and it is not known yet what it did.",
        until == null ? "InoLink looks in QuickBooks by itself; try again after that." : $"InoLink looks in QuickBooks at {Moment(until.Value)}; try again after that.");

    public static Problem BeingSent() => Ends("INO-1017", "The record is on its way to QuickBooks at this moment.", "Try again in two minutes.");

    public static Problem JobWaits(DateTime? since) => Ends("INO-1018", since == null ? "A link job for the record waits already." : $"A link job for the record waits since {Moment(since.Value)}.",
        "Nothing to do: that job promotes the record.");

    public static Problem NoSuchJob() => Ends("INO-1019", "The link job does not exist.", "Choose one of the list of link jobs.");

    public static Problem JobHasEnded(string status) => Ends("INO-1020", $"The link job has the status {status}.", "Only a Queued job can be canceled; only one that ended in Error can be tried again.");

    // the record
    public static Problem NotPromotable(string table, string tables) => Ends("INO-1103", $"Records of the table {table} can't be promoted.", $"Choose one of these tables: {tables}.");

    public static Problem NoSuchRecord() => Ends("INO-1104", "The record does not exist, or you may not see it.", "Choose another record.");

    public static Problem MayNotWrite() => Ends("INO-1105", "You may not change this record, and promoting needs that right.", "Ask its owner or an administrator.");

    public static Problem DocumentsGoOnce() => Ends("INO-1106", "A quote, order or invoice goes over once and can't be unlinked.",
        "Delete or void it in QuickBooks; then an administrator releases it here.");

    public static Problem TooManyRecords(int count, int most) => Ends("INO-1107", $"{Whole(count)} records are too many for one call.", $"Choose 1 to {Whole(most)} records.");

    public static Problem OnlyDocuments() => Ends("INO-1109", "Only a quote, order or invoice is released.", "Accounts, contacts and products are unlinked.");

    public static Problem ChooseOfCompanies(string companies) => Ends("INO-1110", $"Several QuickBooks companies have a record of that id: {companies}.", "Choose the company.");

    public static Problem NotLinked() => Ends("INO-1108", "The record is not linked to QuickBooks.", "Nothing to do.");

    public static Problem RecordGone() => Ends("INO-1101", "The record was deleted before it was promoted.", "Nothing to do.");

    public static Problem Inactive(string table) => Ends("INO-1102", $"The {table} is deactivated.", "Activate it; then promote again.");

    // fields
    public static Problem Missing(string field) => Ends("INO-1201", $"{field} is blank.", $"Fill in {field}; then promote again.");

    public static Problem ForbiddenCharacter(string field, string character) => Ends("INO-1202", $"{field} holds {character}, which QuickBooks allows in no name.",
        $"Take {character} out of {field}; then promote again.");

    public static Problem TooLong(string field, int length, int limit) => Ends("INO-1203",
        $"{field} has {Whole(length)} characters; QuickBooks takes {Whole(limit)} at most.", $"Shorten {field} to {Whole(limit)} characters; then promote again.");

    public static Problem NotInRepertoire(string field, string character) => Ends("INO-1204", $"{field} holds the character {character}, which a QuickBooks company in the United States cannot store.",
        $"Write {field} without it, or let an administrator allow transliteration in the customer preferences; then promote again.");

    public static Problem BadEmail(string field, string value) => Ends("INO-1205", $"{field} \"{value}\" is no e-mail address that QuickBooks accepts: it needs an @ and a dot.",
        $"Correct {field}; then promote again.");

    public static Problem ForeignCurrency(string currency, string home) => Ends("INO-1206", $"The currency is {currency}, but the QuickBooks company works in {home} only.",
        "Change the currency of the record, or switch on multicurrency in QuickBooks; then promote again.");

    public static Problem ParentCurrency(string currency, string parent, string parentCurrency) => Ends("INO-1207",
        $"The currency is {currency}, but the parent customer {parent} has {parentCurrency}: QuickBooks keeps one customer per currency.",
        "Give both the same currency, or remove the parent; then promote again.");

    // parents
    public static Problem ParentCycle(string names) => Ends("INO-1301", $"The parent accounts form a circle: {names}.", "Remove one parent of the circle; then promote again.");

    public static Problem TooDeep(int levels) => Ends("INO-1302", $"The record stands {Whole(levels)} levels below its top account; QuickBooks allows 5 levels in all.",
        "Shorten the chain of parent accounts; then promote again.");

    public static Problem ParentFailed(string parent, string reason) => Ends("INO-1303", $"Its parent {parent} could not be promoted: {reason}", $"Put {parent} right first; then promote both again.");

    public static Problem ParentNotLinked(string parent) => Ends("INO-1304", $"Its parent {parent} is not linked to QuickBooks, and the preference Auto Create Missing Customer is No.",
        $"Promote {parent} first; then promote again.");

    public static Problem ParentWaits(string parent) => Waits("INO-1305", $"Its parent {parent} goes first, and its outcome is still open.", "Nothing to do: the job goes on by itself.");

    // names in QuickBooks
    public static Problem NameHeldByOther(string name, string holders) => Ends("INO-1401", $"The name \"{name}\" belongs to {holders} in QuickBooks, and QuickBooks allows each name once.",
        "Rename one of the two, or let an administrator choose Suffix for names held by vendors and employees; then promote again.");

    public static Problem NameHeldByLinked(string name, string candidates) => Ends("INO-1402", $"The name \"{name}\" belongs to a QuickBooks customer that is linked to another record: {candidates}.",
        "Rename one of the two, merge them, or let an administrator choose Suffix for duplicate names; then promote again.");

    public static Problem NameInactive(string name, string id) => Ends("INO-1403", $"QuickBooks has an inactive customer \"{name}\" (id {id}).",
        "Reactivate it in QuickBooks, or rename the record; then promote again.");

    public static Problem NameElsewhere(string name, string id, string difference) => Ends("INO-1404", $"QuickBooks has a customer \"{name}\" (id {id}), but {difference}.",
        "Link it by hand on the page Link existing, or rename one of the two; then promote again.");

    public static Problem NameHolderUnknown(string name) => Ends("INO-1405", $"QuickBooks says that the name \"{name}\" is taken, but shows nobody who has it.",
        "Rename the record; then promote again.");

    // QuickBooks' own refusals
    public static Problem Refused(string text) => Ends("INO-1501", $"QuickBooks refuses: {text}", "Correct the record, or the settings in QuickBooks; then promote again.");

    public static Problem LinkedObjectGone(string type, string id) => Ends("INO-1502", $"The QuickBooks {type} with id {id} that the record is linked to was deleted or made inactive.",
        "Reactivate it in QuickBooks, or unlink the record; then promote again.");

    public static Problem ChangedMeanwhile() => Waits("INO-1503", "QuickBooks was changed at the same moment.", "Nothing to do: the job tries again by itself.");

    // products
    public static Problem Bundle(string name, string kind) => Ends("INO-1601", $"{name} is a product {kind}; QuickBooks Online's interface makes single items only.",
        "Promote the products it holds one by one.");

    public static Problem NotPromotableState(string what, string state) => Ends("INO-1602", $"The {what} is {state}.", "Only records in a state that counts go over; see the list in the manual.");

    public static Problem MissingSetting(string setting) => Ends("INO-1603", $"The preference {setting} is not set for this QuickBooks company.",
        $"An administrator sets {setting} in the link preferences; then promote again.");

    public static Problem InventoryIsOff(string name) => Ends("INO-1604", $"{name} is an inventory product, but the QuickBooks company does not track quantities.",
        "Switch on quantity on hand in QuickBooks, or map the product type to Non-Inventory in the preferences; then promote again.");

    public static Problem ItemInactive(string name, string id) => Ends("INO-1605", $"QuickBooks has an inactive item \"{name}\" (id {id}).", "Make it active in QuickBooks, or change the product's ID; then promote again.");

    public static Problem ItemHeldByLinked(string name, string holder) => Ends("INO-1606", $"The item name \"{name}\" belongs to an item that is linked to another product: {holder}.",
        "Change the ID of one of the two products; then promote again.");

    public static Problem ItemOfOtherType(string name, string id, string type) => Ends("INO-1607", $"QuickBooks has an item \"{name}\" (id {id}) of the type {type}.",
        "Change the product's type or ID, or the item in QuickBooks; then promote again.");

    // documents
    public static Problem NoCustomer() => Ends("INO-1701", "The document has no customer.", "Choose a customer; then promote again.");

    public static Problem CustomerNotLinked(string names) => Ends("INO-1702", $"These are not linked to QuickBooks, and the preference Auto Create Missing Customer is No: {names}.",
        "Promote them first; then promote again.");

    public static Problem NeedsFailed(string name, string reason) => Ends("INO-1703", $"What it needs could not be promoted: {name}: {reason}", $"Put {name} right first; then promote both again.");

    public static Problem NeedsWait(string name) => Waits("INO-1704", $"{name} goes first, and its outcome is still open.", "Nothing to do: the job goes on by itself.");

    public static Problem PricingError() => Ends("INO-1705", "The document's prices have an error that the CRM shows.", "Correct the prices and recalculate; then promote again.");

    public static Problem NoLines() => Ends("INO-1706", "The document has no line.", "Add a line; then promote again.");

    public static Problem BeingWritten() => Waits("INO-1707", "The document was just created, and its lines are still being written.", "Nothing to do: the job goes on by itself once the lines stand.");

    public static Problem NoUnitFactor(int line, string product, string unit) => Ends("INO-1710", $"Line {Whole(line)} ({product}): the unit {unit} has no factor to the product's default unit.",
        "Give the unit a quantity in the unit group, or choose the default unit on the line; then promote again.");

    public static Problem InventoryPrice(int line, string product) => Ends("INO-1711", $"Line {Whole(line)} ({product}): no price with seven decimals gives the amount back for this quantity, and an inventory product must keep its real quantity.",
        "Change price or quantity of the line; then promote again.");

    public static Problem DiscountDiffers(decimal computed, decimal shown) => Ends("INO-1712", $"The document discount is {Money(computed)} by its fields, but detail amount less pre-freight amount is {Money(shown)}.",
        "Recalculate the document; then promote again.");

    public static Problem NetDiffers(decimal planned, decimal crm) => Ends("INO-1713", $"Lines less discounts plus freight come to {Money(planned)}, but the document shows {Money(crm)} without tax.",
        "Recalculate the document; then promote again.");

    public static Problem NegativeTotal(decimal total) => Ends("INO-1714", $"The document comes to {Money(total)}; QuickBooks takes no negative total.", "Correct the document; a credit is made in QuickBooks.");

    public static Problem DiscountsAreOff() => Ends("INO-1715", "The document has a discount, but discounts are switched off in QuickBooks.", "Switch on discounts in QuickBooks' sales settings; then promote again.");

    public static Problem EstimatesAreOff() => Ends("INO-1716", "Estimates are switched off in QuickBooks.", "Switch on estimates in QuickBooks' sales settings; then promote again.");

    public static Problem BooksClosed(DateTime day, DateTime closed) => Ends("INO-1717", $"The document is dated {Day(day)}, but the books in QuickBooks are closed up to {Day(closed)}.",
        "Give it a later date, or let an administrator choose Next open day in the preferences; then promote again.");

    public static Problem BeforeInventoryStart(int line, string product, DateTime start) => Ends("INO-1718", $"Line {Whole(line)} ({product}): the document is dated before {Day(start)}, when the item's inventory begins in QuickBooks.",
        "Give the document a later date; then promote again.");

    public static Problem NoTaxCode(int line, string product, string setting) => Ends("INO-1719", $"Line {Whole(line)} ({product}) has no QuickBooks tax code, and the preference {setting} is not set.",
        $"Choose a tax code on the product or customer, or set {setting}; then promote again.");

    public static Problem NothingTaxable() => Ends("INO-1720", "The CRM's tax amount is to go over, but no line is taxable or every tax field is blank.", "Fill in the lines' tax, or let QuickBooks compute it by preference; then promote again.");

    public static Problem CustomerCurrency(string currency, string customer) => Ends("INO-1721", $"The document is in {currency}, but its customer in QuickBooks has {customer}: one QuickBooks customer per currency.",
        "Choose a customer of that currency; then promote again.");

    public static Problem NoRate(string currency) => Ends("INO-1722", $"There is no exchange rate for {currency}.", "Set the rate in QuickBooks, or choose the CRM's rate in the preferences; then promote again.");

    public static Problem NumberMissing() => Ends("INO-1723", "QuickBooks expects document numbers from outside, but the document has none.", "Give it a number, or switch off custom transaction numbers in QuickBooks; then promote again.");

    public static Problem NumbersDisagree(bool companyWants) => Ends("INO-1724",
        companyWants ? "QuickBooks expects document numbers from outside, but the preference says that QuickBooks numbers." : "The preference says that the CRM numbers documents, but QuickBooks gives its own numbers.",
        "Make custom transaction numbers in QuickBooks and the preference Number Documents in the CRM agree; then promote again.");

    public static Problem TextUnmatched(string field, string text, string list) => Ends("INO-1725", $"{field} \"{text}\" is not in QuickBooks' list of {list}.",
        $"Use the same wording in both, and load the lists anew; then promote again.");

    public static Problem TextAmbiguous(string field, string text, int count) => Ends("INO-1726", $"{field} \"{text}\" is {Whole(count)} times in QuickBooks' list.", "Rename all but one there, and load the lists anew; then promote again.");

    public static Problem NumberTaken(string number) => Ends("INO-1732", $"The number {number} is taken in QuickBooks by another document.", "If it is the same document, link it by hand; else change the number; then promote again.");

    public static Problem AlreadyWent(string what) => Ends("INO-1730", $"This sale is in QuickBooks already: {what}.", "Nothing to do: one sale is one receivable.");

    public static Problem EarlierRevision(string estimate) => Ends("INO-1731", $"An earlier revision of this quote is in QuickBooks as estimate {estimate}.", "Delete or close that estimate, or promote with Force.");

    public static Problem OtherCompany(string customer, string company) => Ends("INO-1733", $"The customer {customer} is linked to the QuickBooks company {company}, the document belongs to another one.",
        "Give both the same business unit, or unlink the customer; then promote again.");

    public static Problem AlreadyPromoted(string what, DateTime? on) => Ends("INO-1734", $"It went over already as {what}{(on == null ? "" : " on " + Day(on.Value))}; a document is promoted once.",
        "To promote it again, delete or void it in QuickBooks; then an administrator releases it here.");

    public static Problem StillThere(string what, decimal total) => Ends("INO-1735", $"{what} still stands in QuickBooks with a total of {Money(total)}.",
        "Delete or void it in QuickBooks first; then release the document again.");

    public static Problem NotAsked(string reason) => Ends("INO-1736", $"QuickBooks could not be asked, so nothing was changed: {reason}", "Try again in a minute.");

    // the life of linked records
    public static Problem Merged(string table, string kept, string keptCustomer, string merged, string mergedCustomer) => Ends("INO-1810",
        $"The {table} {merged} was merged into {kept}. In QuickBooks they still are two customers: {mergedCustomer} and {keptCustomer}.",
        $"Merge {mergedCustomer} into {keptCustomer} in QuickBooks, by giving it the same display name there; documents then stand under one customer.");

    public static Problem MergedIntoUnlinked(string table, string kept, string merged, string mergedCustomer) => Ends("INO-1811",
        $"The {table} {merged} was merged into {kept}, which is not linked. Its QuickBooks customer {mergedCustomer} now belongs to no record.",
        $"Link {kept} to that customer on the page Link existing, or promote it if it is to be a customer of its own.");

    /// <summary>By this a record is known to say that it is out of step.</summary>
    public const string OutOfStepBeginning = "It was changed after it went to QuickBooks";

    public static Problem OutOfStep(string what, string document) => Ends("INO-1812", $"{OutOfStepBeginning} ({what}); {document} there still is as it was sent.",
        "Undo the change, or make the same change in QuickBooks by hand.");

    public static Problem VoidedThere(string document) => Ends("INO-1813", $"{document} was voided in QuickBooks.",
        "Nothing to do if that was meant. To send it again, an administrator releases the document; then promote it.");

    public static Problem DeletedThere(string document) => Ends("INO-1814", $"{document} was deleted in QuickBooks.",
        "Nothing to do if that was meant. To send it again, an administrator releases the document; then promote it.");

    public static Problem InactiveThere(string type, string id) => Ends("INO-1815", $"The QuickBooks {type} with id {id} was made inactive there.",
        "Nothing to do if that was meant; updates stop working. Make it active in QuickBooks, or unlink the record.");

    public static Problem GoneThere(string type, string id) => Ends("INO-1816", $"The QuickBooks {type} with id {id} was deleted or merged away there.",
        "Unlink the record; promote it again if it is to be in QuickBooks.");

    // after the fact
    public static Problem WriteBackRefused() => Ends("INO-1801", "QuickBooks has the record, but writing the result back to the record was refused by this environment's own logic.",
        "Nothing to do: InoLink repeats the write. If it goes on, an administrator looks for a plug-in or workflow that refuses changes of the Link columns.");

    public static Problem StatusRefused() => Ends("INO-1802", "The link status could not be set: this environment's own logic refuses changes of the record.",
        "An administrator looks for a plug-in or workflow that refuses changes of the Link columns; then promote again.");

    public static Problem Unexpected(string kind) => Waits("INO-1901", $"InoLink met an unexpected failure ({kind}).", "The job tries again by itself. If it goes on, send the trace of the system job to support.");

    private static string Money(decimal amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Problem Ends(string code, string sentence, string fix) => new(code, Fate.Ends, Stopped(sentence), fix);

    private static Problem Waits(string code, string sentence, string fix) => new(code, Fate.Waits, Stopped(sentence), fix);

    // a reason at the end of a sentence may be somebody else's text, with a full stop or without
    private static string Stopped(string sentence) => sentence.TrimEnd() is var text && text[text.Length - 1] is '.' or '!' or '?' ? text : text + ".";
}

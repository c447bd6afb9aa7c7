namespace InoLink.Engine.Schema;

public static class LinkTable
{
    public const string Name = "ino_link";
    public const string Id = "ino_linkid";
    public const string LinkName = "ino_name";
    public const string Company = "ino_accountingcompanyid";
    public const string TableName = "ino_tablename";
    public const string RecordId = "ino_recordid";
    public const string RecordName = "ino_recordname";

    /// <summary>Characters that a name of a record keeps on links and jobs: a maker may have made the record's own longer.</summary>
    public const int NameLength = 300;
    public const string Generation = "ino_generation";
    public const string QuickBooksType = "ino_quickbookstype";
    public const string AccountingId = "ino_accountingid";
    public const string AccountingRef = "ino_accountingref";
    public const string SyncToken = "ino_synctoken";
    public const string SentValues = "ino_sentvalues";
    public const string PayloadHash = "ino_payloadhash";
    public const string LinkedOn = "ino_linkedon";
    public const string LinkedBy = "ino_linkedby";
    public const string LinkReason = "ino_linkreason";
    public const string UnlinkedOn = "ino_unlinkedon";
    public const string UnlinkedBy = "ino_unlinkedby";
    public const string UnlinkReason = "ino_unlinkreason";
    public const string State = "statecode";
    public const string StatusReason = "statuscode";
}

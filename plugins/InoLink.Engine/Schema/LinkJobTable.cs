namespace InoLink.Engine.Schema;

public static class LinkJobTable
{
    public const string Name = "ino_linkjob";
    public const string Id = "ino_linkjobid";
    public const string JobName = "ino_name";
    public const string TableName = "ino_tablename";
    public const string RecordId = "ino_recordid";
    public const string RecordName = "ino_recordname";
    public const string Company = "ino_accountingcompanyid";
    public const string Status = "ino_jobstatus";
    public const string Source = "ino_source";
    public const string Operation = "ino_operation";
    public const string AccountingId = "ino_accountingid";
    public const string AccountingRef = "ino_accountingref";
    public const string AccountingUrl = "ino_accountingurl";
    public const string Batch = "ino_batchid";
    public const string RecordIds = "ino_recordids";
    public const string SubmittedBy = "ino_submittedby";
    public const string SubmittedAt = "ino_submittedat";
    public const string ProcessedAt = "ino_processedat";
    public const string Attempts = "ino_attempts";
    public const string NextAttemptOn = "ino_nextattempton";
    public const string WakeOn = "ino_wakeon";
    public const string Generation = "ino_generation";
    public const string RequestId = "ino_requestid";
    public const string PayloadHash = "ino_payloadhash";
    public const string SentOn = "ino_senton";
    public const string Forced = "ino_forced";
    public const string Writer = "ino_writernumber";
    public const string Uncertain = "ino_uncertain";
    public const string ErrorCode = "ino_errorcode";
    public const string ErrorDescription = "ino_errordescription";
    public const string Recommendation = "ino_recommendation";
    public const string IntuitTid = "ino_intuittid";
    public const string CrmNet = "ino_crmnet";
    public const string PlannedNet = "ino_plannednet";
    public const string QuickBooksNet = "ino_quickbooksnet";
    public const string CrmTax = "ino_crmtax";
    public const string QuickBooksTax = "ino_quickbookstax";
    public const string CurrencyCode = "ino_currencycode";
    public const string TotalCheck = "ino_totalcheck";
    public const string State = "statecode";
    public const string StatusReason = "statuscode";
}

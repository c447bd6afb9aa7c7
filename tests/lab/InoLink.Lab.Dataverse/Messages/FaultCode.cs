namespace InoLink.Lab.Dataverse;

/// <summary>Error codes of the platform (its published list of web service error codes) that this emulator answers with.</summary>
public static class FaultCode
{
    /// <summary>0x80041102: no such table.</summary>
    public const int NoEntity = -2147217150;

    /// <summary>0x80041103: no such column.</summary>
    public const int NoAttribute = -2147217149;

    /// <summary>0x80040203: an argument makes no sense.</summary>
    public const int InvalidArgument = -2147220989;

    /// <summary>0x80040216: an unexpected error.</summary>
    public const int Unexpected = -2147220970;

    /// <summary>0x80040217: no such row.</summary>
    public const int ObjectDoesNotExist = -2147220969;

    /// <summary>0x80040220: a privilege is missing.</summary>
    public const int PrivilegeDenied = -2147220960;

    /// <summary>0x80040265: custom logic refused.</summary>
    public const int IsvAborted = -2147220891;

    /// <summary>0x80040224: custom code threw what it should not.</summary>
    public const int IsvUnexpected = -2147220956;

    /// <summary>0x80040237: the primary key exists.</summary>
    public const int DuplicateRecord = -2147220937;

    /// <summary>0x8004022e: read only.</summary>
    public const int CannotUpdateBecauseItIsReadOnly = -2147220946;

    /// <summary>0x80060892: an alternate key exists.</summary>
    public const int DuplicateRecordEntityKey = -2147088238;

    /// <summary>0x80060882: the row version differs.</summary>
    public const int ConcurrencyVersionMismatch = -2147088254;

    /// <summary>0x80060883: no row version was given.</summary>
    public const int ConcurrencyVersionNotProvided = -2147088253;

    /// <summary>0x8006088d: the table can't be guarded.</summary>
    public const int OptimisticConcurrencyNotEnabled = -2147088243;

    /// <summary>0x8006088a: no row has these key values.</summary>
    public const int RecordNotFoundByEntityKey = -2147088239;

    /// <summary>0x80044331: a text is too long.</summary>
    public const int StringLengthTooLong = -2147204303;

    /// <summary>0x80044330: a number is outside its range.</summary>
    public const int ValueOutOfRange = -2147204304;

    /// <summary>0x8004431a: not one of the options.</summary>
    public const int ChoiceOutOfRange = -2147204326;

    /// <summary>0x80040800: the message does not exist for the table.</summary>
    public const int NotSupported = -2147219456;

    /// <summary>0x80044182: custom logic calls itself too deeply.</summary>
    public const int InfiniteLoop = -2147204734;

    /// <summary>0x80091044 family: a fault was swallowed inside a transaction.</summary>
    public const int TransactionCountReduced = -2146893812;

    /// <summary>0x80040251: the transaction has ended already.</summary>
    public const int NoActiveTransaction = -2147220911;

    /// <summary>0x80044151: waited too long for a lock.</summary>
    public const int SqlTimeout = -2147204783;

    /// <summary>0x80040227: a row still referenced can't be deleted.</summary>
    public const int CannotDeleteDueToAssociation = -2147220953;

    /// <summary>0x80048306: the privilege is there but does not reach this row.</summary>
    public const int AccessDenied = -2147187962;

    /// <summary>0x80040239: a date the database can't hold.</summary>
    public const int DateOutOfRange = -2147220935;

    /// <summary>0x80060888 family: no alternate key of these columns.</summary>
    public const int InvalidEntityKey = -2147088240;

    /// <summary>0x80048408: the status reason does not belong to the state.</summary>
    public const int InvalidStateCodeStatusCode = -2147187704;

    /// <summary>0x80047013: a table, column or relationship of that name exists.</summary>
    public const int DuplicateMetadata = -2147192813;

    /// <summary>0x8004F502: a secured column can't be set by the caller on create.</summary>
    public const int AttributePrivilegeCreateIsMissing = -2147158782;

    /// <summary>0x8004F507: a secured column can't be changed by the caller.</summary>
    public const int AttributePermissionUpdateIsMissing = -2147158777;

    /// <summary>0x8004e023: an aggregate over more rows than allowed.</summary>
    public const int AggregateLimit = -2147164125;

    /// <summary>0x80041100: FetchXML that can't be read.</summary>
    public const int InvalidFetch = -2147217152;

    /// <summary>0x80041131: a condition whose values don't fit its operator or column.</summary>
    public const int InvalidQuery = -2147217103;

    /// <summary>0x8004F506: a query filters or sorts by a secured column that the caller can't read.</summary>
    public const int AttributePermissionReadIsMissing = -2147158778;

    /// <summary>0x80043b0a: a product without units.</summary>
    public const int MissingUomScheduleId = -2147206390;

    /// <summary>0x80044502: too many requests in one batch.</summary>
    public const int BatchTooLarge = -2147203838;

    /// <summary>0x8004F01D: components of the solution are needed by others.</summary>
    public const int SolutionDependenciesExist = -2147160035;
}

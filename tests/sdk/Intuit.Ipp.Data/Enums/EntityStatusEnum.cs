namespace Intuit.Ipp.Data;

public enum EntityStatusEnum
{
    Deleted = 0,
    Voided = 1,
    Draft = 2,
    Pending = 3,
    InTransit = 4,
    Synchronized = 5,
    SyncError = 6,
}

namespace Intuit.Ipp.Data;

public enum PrintStatusEnum
{
    NotSet = 0,
    NeedToPrint = 1,
    PrintComplete = 2,
}

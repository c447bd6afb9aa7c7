namespace Intuit.Ipp.Data;

public enum OperationEnum
{
    create = 0,
    update = 1,
    revert = 2,
    delete = 3,
    @void = 4,
    send = 5,
    merge = 6,
    query = 7,
    report = 8,
}

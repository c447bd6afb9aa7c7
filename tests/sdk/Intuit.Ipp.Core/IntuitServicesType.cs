namespace Intuit.Ipp.Core;

public enum IntuitServicesType
{
    QBO = 0,
    IPS = 1,
    None = 2,
}

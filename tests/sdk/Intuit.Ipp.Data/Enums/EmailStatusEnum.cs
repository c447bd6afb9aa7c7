namespace Intuit.Ipp.Data;

public enum EmailStatusEnum
{
    NotSet = 0,
    NeedToSend = 1,
    EmailSent = 2,
}

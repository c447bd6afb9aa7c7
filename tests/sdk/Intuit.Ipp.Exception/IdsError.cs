namespace Intuit.Ipp.Exception;

/// <summary>One entry of a fault.</summary>
public class IdsError : System.Exception
{
    private readonly string errorMessage;

    public IdsError()
    {
    }

    public IdsError(string errorMessage) => this.errorMessage = errorMessage;

    public IdsError(string errorMessage, string errorCode, string element, string detail)
    {
        this.errorMessage = errorMessage;
        ErrorCode = errorCode;
        Element = element;
        Detail = detail;
    }

    public string Detail { get; }

    public string Element { get; }

    public string ErrorCode { get; set; }

    public override string Message => errorMessage;
}

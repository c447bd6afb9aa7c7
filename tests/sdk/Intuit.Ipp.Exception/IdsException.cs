using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace Intuit.Ipp.Exception;

/// <summary>Root of what Intuit's SDK throws. InnerException hides the base's, so it is read through this type (ipp-sdk, Errors).</summary>
public class IdsException : System.Exception
{
    private readonly string errorMessage;
    private readonly string source;
    private readonly ReadOnlyCollection<IdsError> innerExceptions;
    private readonly System.Exception innerException;

    public IdsException()
    {
    }

    public IdsException(string errorMessage) => this.errorMessage = errorMessage;

    public IdsException(string errorMessage, System.Exception innerException)
        : this(errorMessage) => this.innerException = innerException;

    public IdsException(string errorMessage, IList<IdsError> innerExceptions)
        : this(errorMessage) => this.innerExceptions = new ReadOnlyCollection<IdsError>(innerExceptions);

    public IdsException(string errorMessage, string errorCode, string source)
        : this(errorMessage)
    {
        ErrorCode = errorCode;
        this.source = source;
    }

    public IdsException(string errorMessage, string errorCode, string source, System.Exception innerException)
        : this(errorMessage, errorCode, source) => this.innerException = innerException;

    public string ErrorCode { get; set; }

    public new System.Exception InnerException => innerException;

    public ReadOnlyCollection<IdsError> InnerExceptions => innerExceptions;

    public override string Message => errorMessage;

    public override string Source => source;
}

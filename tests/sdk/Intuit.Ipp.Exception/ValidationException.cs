using System.Collections.Generic;

namespace Intuit.Ipp.Exception;

public class ValidationException : IdsException
{
    public ValidationException()
    {
    }

    public ValidationException(IList<IdsError> innerExceptions)
        : base(null, innerExceptions)
    {
    }

    public ValidationException(string errorMessage)
        : base(errorMessage)
    {
    }

    public ValidationException(string errorMessage, System.Exception innerException)
        : base(errorMessage, innerException)
    {
    }

    public ValidationException(string errorMessage, string errorCode, string source)
        : base(errorMessage, errorCode, source)
    {
    }

    public ValidationException(string errorMessage, string errorCode, string source, System.Exception innerException)
        : base(errorMessage, errorCode, source, innerException)
    {
    }
}

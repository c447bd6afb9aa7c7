namespace System.Activities;

public class InvalidWorkflowException : Exception
{
    public InvalidWorkflowException()
    {
    }

    public InvalidWorkflowException(string message)
        : base(message)
    {
    }

    public InvalidWorkflowException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

namespace InoLink.Plugins.Registration;

/// <summary>
/// One asynchronous PostOperation step of the class it stands on. The class is the only statement of a step:
/// <c>Packager sync</c> writes the solution's step XML from it and <c>Packager check</c> refuses a difference.
/// There is no mode and no stage to choose: InoLink has no synchronous step (DESIGN §4), and an asynchronous one
/// can only be PostOperation (dataverse-runtime §4).
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class StepAttribute : Attribute
{
    public StepAttribute(string message, string table)
    {
        Message = message;
        Table = table;
    }

    /// <summary>SDK message name: Create, Update, Delete, Merge.</summary>
    public string Message { get; }

    /// <summary>Logical name of the primary table.</summary>
    public string Table { get; }

    /// <summary>Filtering columns, logical names separated by commas. Update only: the platform ignores them elsewhere.</summary>
    public string Filter { get; set; } = "";
}

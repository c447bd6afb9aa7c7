using System.Collections.Generic;
using Intuit.Ipp.Data;
using Intuit.Ipp.Exception;

namespace Intuit.Ipp.DataService;

/// <summary>Changed entities by name: data, so it works here as well.</summary>
public class IntuitCDCResponse
{
    public Dictionary<string, List<IEntity>> entities = new();
    public Dictionary<string, IdsException> exceptions = new();
}

using System.Collections.Generic;
using System.Collections.ObjectModel;
using Intuit.Ipp.Data;
using Intuit.Ipp.Exception;

namespace Intuit.Ipp.DataService;

/// <summary>One item's answer: data, so it works here as well.</summary>
public class IntuitBatchResponse
{
    public ReadOnlyCollection<IEntity> Entities { get; } = new(new List<IEntity>());

    public IEntity Entity { get; set; }

    public IdsException Exception { get; set; }

    public string Id { get; set; }

    public QueryResponse QueryResponse { get; set; }

    public ResponseType ResponseType { get; set; }
}

using System;

namespace Intuit.Ipp.Data;

public class ModificationMetaData
{
    public ReferenceType CreatedByRef { get; set; }
    public DateTime CreateTime { get; set; }
    public bool CreateTimeSpecified { get; set; }
    public DateTime LastChangedInQB { get; set; }
    public bool LastChangedInQBSpecified { get; set; }
    public ReferenceType LastModifiedByRef { get; set; }
    public DateTime LastUpdatedTime { get; set; }
    public bool LastUpdatedTimeSpecified { get; set; }
    public bool Synchronized { get; set; }
    public bool SynchronizedSpecified { get; set; }
}
